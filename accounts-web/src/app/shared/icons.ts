/** Lines on a field of 24 by 24. */
export const ICONS = {
  add: 'M12 5v14M5 12h14',
  auto: 'M12 4v16M12 4a8 8 0 0 0 0 16M12 4a8 8 0 0 1 0 16M15 7v10M18 9v6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  closed: 'M4 7h16v3H4zM6 10v9h12v-9M10 14h4',
  collapse: 'M6 9l6 6 6-6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  delete: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  edit: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  expand: 'M9 6l6 6-6 6',
  frozen: 'M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5 12 7l2.5-2.5M9.5 19.5 12 17l2.5 2.5',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  more: 'M12 5v.01M12 12v.01M12 19v.01',
  move: 'M4 6v10a2 2 0 0 0 2 2h12M14 14l4 4-4 4M4 6h8',
  open: 'M5 12.5l4.5 4.5L19 7.5',
  past: 'M4.5 12a7.5 7.5 0 1 0 2.2-5.3M4.5 4v4h4M12 8v4.5l3 2',
  reload: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 4v4h-4',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20',
  signOut: 'M14 4H6v16h8M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  tree: 'M6 4v13a2 2 0 0 0 2 2h4M6 10h6M15 7.5h5v5h-5zM15 16.5h5v5h-5z',
  warning: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.01',
  world: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
} as const;

export type IconName = keyof typeof ICONS;
