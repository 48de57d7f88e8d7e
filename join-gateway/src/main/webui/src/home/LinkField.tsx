import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../page';
import { copyFrom } from './copy';
import classes from './LinkField.module.css';

type Copied = 'copied' | 'failed';

export function LinkField({ role, url }: { role: Role; url: string }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [copies, setCopies] = useState<{ result: Copied; count: number }>();

  async function copy() {
    if (field.current === null) {
      return;
    }
    const result = (await copyFrom(field.current)) ? 'copied' : 'failed';
    setCopies((before) => ({ result, count: (before?.count ?? 0) + 1 }));
  }

  return (
    <Stack gap="xs">
      <TextInput
        ref={field}
        size="md"
        readOnly
        data-testid={`${role}-link`}
        label={t(`links.${role}.label`)}
        description={t(`links.${role}.hint`)}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Group gap="xs" grow preventGrowOverflow={false}>
        <Button
          variant="default"
          size="md"
          data-testid={`copy-${role}`}
          aria-label={t(`links.${role}.copy`)}
          onClick={() => void copy()}
        >
          {t('links.copy')}
        </Button>
        <Button component="a" size="md" href={url} data-testid={`enter-${role}`}>
          {t(`enter.button.${role}`)}
        </Button>
      </Group>
      <div aria-live="polite" className={classes.status}>
        {/* A new key makes a second copy of the same link be announced too. */}
        {copies !== undefined && (
          <Text
            key={copies.count}
            size="sm"
            fw={500}
            c={copies.result === 'failed' ? 'var(--mantine-color-error)' : undefined}
          >
            {t(`links.${role}.${copies.result}`)}
          </Text>
        )}
      </div>
    </Stack>
  );
}
