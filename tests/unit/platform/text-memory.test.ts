import { describe, expect, it, vi } from 'vitest';
import { TextMemory } from '~/platform/text-memory.server';

describe('texts by key', () => {
  it('are written once', () => {
    const memory = new TextMemory(100);
    const write = vi.fn(() => 'text');
    expect([memory.keep('a', write), memory.keep('a', write)]).toEqual(['text', 'text']);
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('are let go when they grow too long together, the longest unused first', () => {
    const memory = new TextMemory(30);
    const write = vi.fn(() => '123456789');
    for (const key of ['a', 'b', 'c', 'a', 'd']) memory.keep(key, write);
    expect(write).toHaveBeenCalledTimes(4);
    memory.keep('a', write);
    memory.keep('c', write);
    expect(write).toHaveBeenCalledTimes(4);
    memory.keep('b', write);
    expect(write).toHaveBeenCalledTimes(5);
  });

  it('that are too long for the memory alone are given all the same', () => {
    const memory = new TextMemory(5);
    expect(memory.keep('a', () => 'longer than five')).toBe('longer than five');
    expect(memory.keep('a', () => 'anew')).toBe('anew');
  });
});
