import { AccountStatus } from '../core/api/model';
import { IconName } from './icons';

/** How a status is said and drawn, so that colour is never all there is. */
export const STATUS: Record<AccountStatus, { readonly text: string; readonly icon: IconName }> = {
  OPEN: { text: 'Open', icon: 'open' },
  FROZEN: { text: 'Frozen', icon: 'frozen' },
  CLOSED: { text: 'Closed', icon: 'closed' },
};
