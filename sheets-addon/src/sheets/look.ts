/** Colours of the add-on's sheets. */
export const colours = {
  header: '#1f3a5f',
  headerText: '#ffffff',
  title: '#1f3a5f',
  quiet: '#7a828c',
  /** Typed by people. */
  editable: '#1155cc',
  /** Pulled. */
  pulled: '#202124',
  conflict: '#fce8b2',
  refused: '#f4c7c3',
  groupRow: '#eef3f8',
  notHere: '#f1f3f4',
  line: '#dfe4ea',
  good: '#188038',
  bad: '#c5221f',
  waiting: '#b06000',
  /** Behind a target that nobody edited or accepted yet. */
  proposed: '#efe7fd',
} as const;
