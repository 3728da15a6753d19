import { describe, expect, it } from 'vitest';
import { createSaveStateStore } from '~/components/save-state-store';
import { isRefused } from '~/components/tracked-form';

const openStore = () => {
  let clock = 1000;
  const store = createSaveStateStore(() => {
    clock += 1;
    return clock;
  });
  return store;
};
const savesNothing = async () => undefined;

describe('save state of a page', () => {
  it('is none on a page without editors', () => {
    const store = openStore();
    expect(store.getSummary()).toEqual({ status: null, savedAt: null });
    const editor = store.open(savesNothing);
    expect(store.getSummary().status).toBe('saved');
    editor.close();
    expect(store.getSummary().status).toBeNull();
  });

  it('is the most urgent of all editors: saving, then failed, then unsaved', () => {
    const store = openStore();
    const [first, second, third] = [savesNothing, savesNothing, savesNothing].map(store.open);
    first.setStatus('unsaved');
    expect(store.getSummary().status).toBe('unsaved');
    second.setStatus('failed');
    expect(store.getSummary().status).toBe('failed');
    third.setStatus('saving');
    expect(store.getSummary().status).toBe('saving');
    third.setStatus('saved');
    second.close();
    expect(store.getSummary().status).toBe('unsaved');
  });

  it('tells when something was saved, also by a form that its answer replaced, until another page', () => {
    const store = openStore();
    const first = store.open(savesNothing);
    first.setStatus('unsaved');
    expect(store.getSummary().savedAt).toBeNull();
    first.setStatus('saving');
    first.setStatus('saved');
    expect(store.getSummary().savedAt).toBe(1001);
    first.setStatus('saving');
    first.close();
    expect(store.getSummary().savedAt).toBe(1002);
    store.forgetSaves();
    expect(store.getSummary().savedAt).toBeNull();
  });

  it('a change that was taken back is no save', () => {
    const store = openStore();
    const editor = store.open(savesNothing);
    editor.setStatus('unsaved');
    editor.setStatus('saved');
    expect(store.getSummary()).toEqual({ status: 'saved', savedAt: null });
  });

  it('saves what is unsaved or failed, one after the other, and stops at a refusal', async () => {
    const store = openStore();
    const saved: string[] = [];
    const open = (name: string, refuses = false) =>
      store.open(async () => {
        saved.push(name);
        if (refuses) throw new Error('refused');
      });
    const [clean, unsaved, failed, last] = [open('clean'), open('unsaved'), open('failed', true), open('last')];
    unsaved.setStatus('unsaved');
    failed.setStatus('failed');
    last.setStatus('unsaved');
    await expect(store.saveAll()).rejects.toThrow('refused');
    expect(saved).toEqual(['unsaved', 'failed']);
    expect(clean.status).toBe('saved');
  });

  it('tells its listeners only of changes', () => {
    const store = openStore();
    let calls = 0;
    const stop = store.subscribe(() => {
      calls += 1;
    });
    const editor = store.open(savesNothing);
    editor.setStatus('unsaved');
    editor.setStatus('unsaved');
    expect(calls).toBe(2);
    stop();
    editor.close();
    expect(calls).toBe(2);
  });
});

describe('isRefused', () => {
  it('reads every way in which an action answers', () => {
    expect(isRefused({ isDone: false, faults: [] })).toBe(true);
    expect(isRefused({ isDone: true, faults: [] })).toBe(false);
    expect(isRefused({ errors: { name: 'required' } })).toBe(true);
    expect(isRefused({ errors: {} })).toBe(false);
    expect(isRefused({ faults: [{ field: 'name' }] })).toBe(true);
    expect(isRefused(undefined)).toBe(false);
  });
});
