import { forwardRef, type SVGProps } from 'react';

/** An icon as the icon package describes it: its name and the shapes it is drawn with. */
interface IconData {
  name: string;
  size?: number;
  node: [tag: string, attributes: Record<string, string | number>][];
}

interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'ref' | 'children' | 'fill' | 'stroke' | 'color'> {
  size?: number | string;
}

const escapeValue = (value: string | number) => String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

function writeShapes(node: IconData['node']): string {
  return node
    .map(([tag, { key: _key, ...attributes }]) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeValue(value)}"`);
      return `<${tag}${written.join('')}/>`;
    })
    .join('');
}

function isNamed(props: object): boolean {
  return Object.keys(props).some((name) => name.startsWith('aria-') || name === 'role' || name === 'title');
}

/**
 * Makes an icon of the icon package's data; the build puts this in place of the package's own factory.
 * The shapes are written once for each icon, not as elements for each use, and how they are drawn is said once, by the class:
 * a page shows some sixty of them.
 */
export default function createIcon(data: IconData) {
  const shapes = { __html: writeShapes(data.node) };
  const viewBox = `0 0 ${data.size ?? 24} ${data.size ?? 24}`;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each icon, when its module loads
  const Icon = forwardRef<SVGSVGElement, IconProps>(
    ({ size = 24, width = size, height = size, strokeWidth, className, style, ...rest }, ref) => (
      <svg
        ref={ref}
        viewBox={viewBox}
        width={width}
        height={height}
        className={className ? `lucide ${className}` : 'lucide'}
        style={strokeWidth === undefined ? style : { strokeWidth, ...style }}
        aria-hidden={isNamed(rest) ? undefined : 'true'}
        {...rest}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the package's own shapes, never a reader's text
        dangerouslySetInnerHTML={shapes}
      />
    ),
  );
  Icon.displayName = data.name;
  return Icon;
}
