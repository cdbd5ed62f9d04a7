/** 1234567 as 1,234,567, whatever the machine's language. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
