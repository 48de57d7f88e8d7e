import classes from './Logo.module.css';

const LINES = 'M6 16C15 16 13 5.5 23 5.5H28M6 16H28M6 16C15 16 13 26.5 23 26.5H28';

/** One address, many servers. */
export function Fan({ className, dotClassName }: { className?: string; dotClassName?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={className}>
      <path d={LINES} stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" />
      <circle cx="5.5" cy="16" r="4.5" fill="currentColor" className={dotClassName} />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <Fan className={classes.mark} dotClassName={classes.dot} />
      ensemble
    </span>
  );
}
