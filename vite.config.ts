import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';

// why: a file for each icon and small part made a page ask for seventy of them
const clientOutput = {
  experimentalMinChunkSize: 24_000,
  manualChunks: (id: string) => (id.includes('/node_modules/lucide-react/') ? 'icons' : undefined),
};

export default defineConfig(({ isSsrBuild }) => ({
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rollupOptions: isSsrBuild ? undefined : { output: clientOutput },
  },
  esbuild: { target: 'es2022' },
  plugins: [tailwindcss(), process.env.VITEST ? null : remix(remixConfig), tsconfigPaths()],
}));
