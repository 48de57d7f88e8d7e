import type { Plugin } from 'vite';

const ELEMENT = '<script type="application/json" id="page">{}</script>';

/**
 * The gateway fills this element by replacing its exact text, so a build that changed it must fail.
 * On the dev server, where no gateway fills it, the variable PAGE stands in.
 */
export function pageElement(): Plugin {
  let filled = ELEMENT;
  return {
    name: 'page-element',
    configResolved(config) {
      const json = process.env.PAGE;
      if (config.command === 'serve' && json !== undefined) {
        filled = ELEMENT.replace('{}', () => json.replaceAll('<', '\\u003c'));
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (html.split(ELEMENT).length !== 2) {
          throw new Error(`index.html must hold exactly once: ${ELEMENT}`);
        }
        return html.replace(ELEMENT, () => filled);
      },
    },
  };
}
