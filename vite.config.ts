import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';

// why: a file for each icon and small part made a page ask for seventy of them
const clientOutput = {
  experimentalMinChunkSize: 24_000,
  manualChunks: (id: string) => (id.includes('/node_modules/lucide-react/') ? 'icons' : undefined),
};

/** The icon package's factory writes some fifteen objects for each icon on a page; ours writes one. */
function lightIcons(): Plugin {
  return {
    name: 'light-icons',
    enforce: 'pre',
    // why: in development the browser gets the package in one piece, with its own factory
    apply: 'build',
    resolveId(source, importer) {
      const isFactory = source.endsWith('/createLucideIcon.mjs') && importer?.includes('/lucide-react/dist/esm/icons/');
      return isFactory ? fileURLToPath(new URL('app/components/icon/create-icon.tsx', import.meta.url)) : null;
    },
  };
}

export default defineConfig(({ isSsrBuild }) => ({
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rollupOptions: isSsrBuild ? undefined : { output: clientOutput },
  },
  esbuild: { target: 'es2022' },
  // why: a package found only when a page first asks for it makes every open page of development load anew
  optimizeDeps: { entries: ['app/entry.client.tsx', 'app/{components,modules}/**/*.tsx'] },
  // why: as an outside module of the server it would keep its own factory
  ssr: { noExternal: ['lucide-react'] },
  plugins: [lightIcons(), tailwindcss(), process.env.VITEST ? null : remix(remixConfig), tsconfigPaths()],
}));
