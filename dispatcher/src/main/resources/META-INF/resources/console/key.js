// Where the key is kept: in this tab only, and never in the address bar.

const NAME = 'ensemble.key';

/** Takes a key out of the address (#key=…), if there is one, and removes it there at once. */
export function takeFromAddress() {
  const given = new URLSearchParams(location.hash.slice(1)).get('key');
  if (given !== null) {
    history.replaceState(null, '', location.pathname + location.search);
    remember(given);
  }
}

/** HTTP headers carry visible ASCII only; no key of the dispatcher can be anything else. */
export const remember = key => sessionStorage.setItem(NAME, key.replace(/[^\x21-\x7e]/g, ''));
export const known = () => sessionStorage.getItem(NAME);
export const forget = () => sessionStorage.removeItem(NAME);
