import { collectCatalogue } from './catalogue';

export default collectCatalogue(import.meta.glob('./en/*.json', { eager: true, import: 'default' }));
