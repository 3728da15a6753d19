import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { maxUploadBytes } from '~/integrations/files/save-upload.server';
import { environmentNames } from '~/platform/env.server';
import { metrics } from '~/platform/metrics.server';
import { createHealthRouter } from '../../../server/health';

type Node = Record<string, unknown>;

const read = (file: string) => readFileSync(file, 'utf8');
const listFiles = (folder: string, pattern: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => path.join(folder, name));

/** Documents of a YAML file; a fault or a warning of the parser fails. */
function readYaml(file: string): Node[] {
  return parseAllDocuments(read(file), { merge: true }).map((document) => {
    const faults = [...document.errors, ...document.warnings].map((fault) => `${file}: ${fault.message}`);
    expect(faults).toEqual([]);
    return document.toJS() as Node;
  });
}

/** Every value of a key at any depth. */
function findAll(node: unknown, key: string): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => [...(name === key ? [value] : []), ...findAll(value, key)]);
}

const yamlFiles = listFiles('deploy', /\.ya?ml$/);
const cluster = listFiles('deploy/kubernetes', /\.yaml$/).flatMap(readYaml);
const ofKind = (kind: string) => cluster.filter((item) => item.kind === kind) as unknown as Manifest[];
const compose = readYaml('deploy/compose.yaml')[0] as unknown as { services: Record<string, Service>; volumes: Node };

interface Manifest {
  metadata: { name: string };
  data: Record<string, string>;
  spec: {
    selector: { matchLabels?: Record<string, string>; app?: string };
    template: { metadata: { labels: Node }; spec: Node };
  };
}
interface Service {
  command?: string;
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Node;
  stop_grace_period?: string;
}

describe('files for running the product elsewhere', () => {
  it.each(yamlFiles)('%s can be read', (file) => {
    expect(readYaml(file).length).toBeGreaterThan(0);
  });

  it('set only variables that the application reads', () => {
    const fromText = (file: string, pattern: RegExp) => [...read(file).matchAll(pattern)].map((found) => found[1]);
    const application = Object.entries(compose.services).filter(([name]) =>
      ['web', 'worker', 'migrate'].includes(name),
    );
    const set: Record<string, string[]> = {
      compose: application.flatMap(([, service]) => Object.keys(service.environment ?? {})),
      kubernetes: ofKind('ConfigMap').flatMap((map) => Object.keys(map.data)),
      secret: fromText('deploy/kubernetes/kustomization.yaml', /--from-literal=([A-Z_]+)=/g),
      container: fromText('deploy/Containerfile', /(?:ENV|\s)([A-Z_]+)=/g),
      systemd: listFiles('deploy/systemd', /\.service$/).flatMap((file) => fromText(file, /^Environment=([A-Z_]+)=/gm)),
      example: fromText('.env.example', /^#?\s?([A-Z][A-Z_]+)=/gm),
    };
    // some rooms read a variable of their own beside the common ones
    const readAlone = ['app', 'server']
      .flatMap((folder) => listFiles(folder, /\.ts$/))
      .filter((file) => !file.includes('generated'))
      .flatMap((file) => fromText(file, /\benv\.([A-Z][A-Z_]+)\b/g));
    // passwords of the database and of Redis, from which compose makes their URLs
    const ofCompose = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD'];
    const known = [...environmentNames, ...readAlone, ...ofCompose];
    for (const [source, names] of Object.entries(set)) {
      expect(names.length, source).toBeGreaterThan(0);
      expect(
        names.filter((name) => !known.includes(name)),
        source,
      ).toEqual([]);
    }
    for (const needed of ['SESSION_SECRET', 'ENCRYPTION_KEY', 'DATABASE_URL', 'REDIS_URL'])
      expect([...set.secret, ...set.kubernetes]).toContain(needed);
  });

  it('start programs that are there', () => {
    const commands = [
      ...Object.values(compose.services).flatMap((service) =>
        service.command?.startsWith('node') ? service.command : [],
      ),
      ...cluster.flatMap((item) => findAll(item, 'command')).map((command) => (command as string[]).join(' ')),
      ...listFiles('deploy/systemd', /\.service$/).map((file) => /^ExecStart=(.*)$/m.exec(read(file))?.[1] ?? ''),
      (/^CMD (\[.*\])$/m.exec(read('deploy/Containerfile'))?.[1] ?? '').replace(/[[\]",]+/g, ' '),
    ];
    expect(commands.length).toBeGreaterThan(7);
    for (const command of commands) {
      const program = command.trim().split(/\s+/).at(-1) as string;
      expect(existsSync(program), command).toBe(true);
    }
  });

  it('agree on the port and ask for addresses that answer', () => {
    const port = Number(ofKind('ConfigMap')[0].data.PORT);
    expect(compose.services.web.environment?.PORT).toBe(String(port));
    expect(cluster.flatMap((item) => findAll(item, 'containerPort'))).toEqual([port]);
    expect(readYaml('deploy/monitoring/prometheus.yml').flatMap((item) => findAll(item, 'port'))).toEqual([port]);
    expect(read('deploy/nginx.conf')).toContain(`server web:${port};`);
    const known = createHealthRouter().stack.map((layer) => layer.route?.path);
    const probes = cluster.flatMap((item) => findAll(item, 'httpGet')).map((probe) => (probe as { path: string }).path);
    const checked = [...read('deploy/compose.yaml').matchAll(/127\.0\.0\.1:(\d+)(\/[\w/]+)/g)];
    expect(checked.map((found) => Number(found[1]))).toEqual([port]);
    for (const address of [...probes, ...checked.map((found) => found[2]), '/metrics'])
      expect(known).toContain(address);
  });

  it('name each other rightly', () => {
    for (const resource of readYaml('deploy/kubernetes/kustomization.yaml')[0].resources as string[])
      expect(existsSync(path.join('deploy/kubernetes', resource)), resource).toBe(true);
    for (const { metadata, spec } of ofKind('Deployment')) {
      expect(spec.template.metadata.labels, metadata.name).toMatchObject(spec.selector.matchLabels ?? {});
      for (const map of findAll(spec, 'configMapRef') as { name: string }[])
        expect(ofKind('ConfigMap').map((item) => item.metadata.name)).toContain(map.name);
      for (const claim of findAll(spec, 'claimName'))
        expect(ofKind('PersistentVolumeClaim').map((item) => item.metadata.name)).toContain(claim);
    }
    for (const service of ofKind('Service'))
      expect(ofKind('Deployment').map((item) => item.metadata.name)).toContain(service.spec.selector.app);
    for (const [name, service] of Object.entries(compose.services)) {
      for (const volume of service.volumes ?? [])
        if (!volume.startsWith('.')) expect(Object.keys(compose.volumes), name).toContain(volume.split(':')[0]);
      for (const other of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(other);
    }
  });

  it('let the largest upload through, and give a process the time it takes to end', () => {
    const megabytes = (text: string | undefined) => Number(/^(\d+)m$/.exec(text ?? '')?.[1]) * 1024 * 1024;
    const limits = [
      /client_max_body_size (\w+);/.exec(read('deploy/nginx.conf'))?.[1],
      ...cluster.flatMap((item) => findAll(item, 'nginx.ingress.kubernetes.io/proxy-body-size') as string[]),
    ];
    expect(limits).toHaveLength(2);
    for (const limit of limits) expect(megabytes(limit)).toBeGreaterThan(maxUploadBytes);
    const patienceMs = Number(/patienceMs = ([\d_]+)/.exec(read('server/shutdown.ts'))?.[1].replaceAll('_', ''));
    expect(patienceMs).toBeGreaterThan(0);
    for (const seconds of cluster.flatMap((item) => findAll(item, 'terminationGracePeriodSeconds')))
      expect(Number(seconds) * 1000).toBeGreaterThan(patienceMs);
    expect(Number.parseInt(compose.services.web.stop_grace_period ?? '', 10) * 1000).toBeGreaterThan(patienceMs);
  });
});

describe('what is watched', () => {
  const expressions = () => {
    const dashboard = JSON.parse(read('deploy/monitoring/grafana-dashboard.json')) as unknown;
    const alerts = readYaml('deploy/monitoring/alerts.yml');
    return [...findAll(dashboard, 'expr'), ...findAll(alerts, 'expr')] as string[];
  };

  it('is measured: names and labels of every expression', () => {
    const measured = new Map(
      metrics()
        .registry.getMetricsAsArray()
        .map((metric) => [metric.name, (metric as unknown as { labelNames: string[] }).labelNames ?? []]),
    );
    const ofScraping = ['job', 'instance', 'le'];
    let count = 0;
    for (const expression of expressions()) {
      for (const [, name, suffix = '', labels = ''] of expression.matchAll(
        /\b((?:wfm|nodejs|process)_\w+?)(_bucket|_count|_sum)?(?:\{([^}]*)\})?(?=[\s)[{>=,]|$)/g,
      )) {
        const known = measured.get(name) ?? measured.get(name + suffix);
        expect(known, `${name}${suffix} in ${expression}`).toBeDefined();
        const asked = [...labels.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map((found) => found[1]);
        const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap((found) => found[1].split(/,\s*/));
        for (const label of [...asked, ...grouped]) expect([...(known ?? []), ...ofScraping]).toContain(label);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(15);
  });
});
