import { Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Stage.module.css';

interface Props {
  title: string;
  tabTitle: string;
  lead?: string;
  note?: string;
  /** Moves the focus to the heading: for a view that takes the place of another one. */
  focused?: boolean;
  children: ReactNode;
}

/** Every view: what it is about on one side, what there is to do on the other. */
export function Stage({ title, tabTitle, lead, note, focused = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${tabTitle} – Ensemble`;
  }, [tabTitle]);

  useEffect(() => {
    if (focused) {
      heading.current?.focus();
    }
  }, [focused]);

  return (
    <main className={classes.stage}>
      <div className={classes.about}>
        <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        {lead !== undefined && <Text className={classes.lead}>{lead}</Text>}
        {note !== undefined && <Text c="dimmed">{note}</Text>}
      </div>
      <Paper className={classes.card}>{children}</Paper>
    </main>
  );
}
