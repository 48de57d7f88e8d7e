import type { ReactNode } from 'react';
import { LanguageSwitch } from '../language/LanguageSwitch';
import classes from './Frame.module.css';
import { Fan, Wordmark } from './Logo';

/** What stands around every view. */
export function Frame({ version, children }: { version?: string; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <Fan className={classes.backdrop} />
      <header className={classes.header}>
        <a href="/" className={classes.home}>
          <Wordmark />
        </a>
      </header>
      {children}
      <footer className={classes.footer}>
        <LanguageSwitch />
        {version !== undefined && <span>Ensemble {version}</span>}
      </footer>
    </div>
  );
}
