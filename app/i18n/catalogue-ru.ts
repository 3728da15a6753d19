import { collectCatalogue } from './catalogue';

export default collectCatalogue(import.meta.glob('./ru/*.json', { eager: true, import: 'default' }));
