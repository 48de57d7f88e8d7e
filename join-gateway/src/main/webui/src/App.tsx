import { EnterView } from './enter/EnterView';
import { HomeView } from './home/HomeView';
import { JoinView } from './join/JoinView';
import { Frame } from './look/Frame';
import type { Page } from './page';
import { ProblemView } from './problem/ProblemView';

export function App({ page }: { page: Page }) {
  return <Frame version={page.version}>{view(page)}</Frame>;
}

function view(page: Page) {
  switch (page.view) {
    case 'home':
      return <HomeView kinds={page.kinds} open={page.open} />;
    case 'enter':
      return <EnterView room={page.room} problem={page.problem} name={page.name} visit={page.visit} />;
    case 'join':
      return <JoinView problem={page.problem} />;
    case 'problem':
      return <ProblemView code={page.problem} />;
  }
}
