import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { KeepMarkupContext, KeptMarkup } from '~/components/kept-markup';
import { Select } from '~/components/select';

const draw = vi.fn((element: ReactElement) => renderToString(element));

function renderKept(element: ReactElement, texts = new Map<string, string>()): string {
  return renderToString(
    <KeepMarkupContext.Provider
      value={(key, make) => {
        const text = texts.get(key) ?? draw(make());
        texts.set(key, text);
        return text;
      }}
    >
      {element}
    </KeepMarkupContext.Provider>,
  );
}

const rows = (words: string[]) => (
  <table>
    <KeptMarkup as="tbody" keptAs={words.join()} className="rows">
      {() => (
        <>
          {words.map((word) => (
            <tr key={word}>
              <td>
                {word} & {word.length}
              </td>
            </tr>
          ))}
        </>
      )}
    </KeptMarkup>
  </table>
);

describe('markup that is kept', () => {
  it('is what the elements would be, so that the browser finds them', () => {
    expect(renderKept(rows(['one', '<two>']))).toBe(renderToString(rows(['one', '<two>'])));
  });

  it('is written once for a key, and anew for another', () => {
    const texts = new Map<string, string>();
    draw.mockClear();
    const first = renderKept(rows(['one']), texts);
    expect(renderKept(rows(['one']), texts)).toBe(first);
    expect(renderKept(rows(['two']), texts)).not.toBe(first);
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('is not kept without a key', () => {
    draw.mockClear();
    renderKept(
      <KeptMarkup as="div" keptAs={undefined}>
        {() => <p>text</p>}
      </KeptMarkup>,
    );
    expect(draw).not.toHaveBeenCalled();
  });
});

describe('the options of a select', () => {
  const options = Array.from({ length: 12 }, (_, index) => ({
    value: String(index),
    label: `Zone ${index} & more`,
    group: index < 4 ? undefined : `part ${index % 2}`,
    isDisabled: index === 3,
  }));
  it.each([
    ['nothing chosen', {}],
    ['one chosen', { defaultValue: '5' }],
    ['one set', { value: '7', onChange: () => {} }],
    ['a first choice of no value', { emptyLabel: 'All', defaultValue: '' }],
  ])('are those of the browser: %s', (_name, props) => {
    const select = <Select aria-label="Zone" options={options} {...props} />;
    expect(renderKept(select)).toBe(renderToString(select));
  });
});
