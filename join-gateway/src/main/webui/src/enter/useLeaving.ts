import { useEffect, useState } from 'react';

/** True from the submit on. The back button may bring this very page back, and then it is usable again. */
export function useLeaving() {
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    function shown(event: PageTransitionEvent) {
      if (event.persisted) {
        setLeaving(false);
      }
    }
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, []);
  return [leaving, setLeaving] as const;
}
