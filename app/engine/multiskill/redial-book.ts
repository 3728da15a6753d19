/** Waiting contacts that would call again, numbered; numbers are used again. */
export class RedialBook {
  private readonly answered: boolean[] = [];
  private readonly free: number[] = [];

  /** Enters a contact and gives its number. */
  open(): number {
    const reused = this.free.pop();
    if (reused === undefined) return this.answered.push(false) - 1;
    this.answered[reused] = false;
    return reused;
  }

  markAnswered(contact: number): void {
    this.answered[contact] = true;
  }

  /** Crosses a contact out and says whether it was answered. */
  release(contact: number): boolean {
    this.free.push(contact);
    return this.answered[contact];
  }

  clear(): void {
    this.answered.length = 0;
    this.free.length = 0;
  }
}
