/** What logs and phone tests of several sizes do to the headline of the eighteen lines. */
export async function tellCase(print: (text: string) => void): Promise<void> {
  print('');
}
