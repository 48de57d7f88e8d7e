/** Copies what the field holds, and says whether that worked. */
export async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // The clipboard object exists only on https and localhost, and may refuse: then the old way.
    return copySelection(field);
  }
}

/** When this fails the text stays selected, ready for the keyboard. */
function copySelection(field: HTMLInputElement): boolean {
  const before = document.activeElement;
  field.focus();
  field.select();
  let copied: boolean;
  try {
    copied = document.execCommand('copy');
  } catch {
    copied = false;
  }
  if (copied && before instanceof HTMLElement) {
    before.focus();
  }
  return copied;
}
