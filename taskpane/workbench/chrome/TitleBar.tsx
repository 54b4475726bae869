import {
  Badge,
  Button,
  Input,
  makeStyles,
  Spinner,
  tokens,
  Tooltip,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { CodeRegular, DocumentAddRegular, FolderOpenRegular, SaveRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useText } from '../text/text';

const useStyles = makeStyles({
  bar: {
    'display': 'flex',
    'alignItems': 'center',
    'gap': tokens.spacingHorizontalS,
    'minHeight': '44px',
    'padding': `0 ${tokens.spacingHorizontalM}`,
    'flexShrink': 0,
    'color': tokens.colorNeutralForeground1,
    'backgroundColor': tokens.colorNeutralBackground4,
    'borderBottom': `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (forced-colors: active)': { borderBottom: '1px solid CanvasText' },
  },
  icon: { width: '24px', height: '24px' },
  file: { width: '200px', minWidth: '96px', flexShrink: 1, backgroundColor: 'transparent' },
  state: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    minWidth: '64px',
    flexShrink: 0,
  },
  middle: {
    flexGrow: 1,
    textAlign: 'center',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  title: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, margin: 0, display: 'inline' },
  notice: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    marginLeft: tokens.spacingHorizontalS,
  },
  badge: { flexShrink: 0 },
});

export interface TitleBarProps {
  readonly icon: string | undefined;
  readonly fileName: string;
  readonly unsaved: boolean;
  /** What is being done with a file now, as a sentence. */
  readonly busy: string | undefined;
  /** Undefined: not known yet. */
  readonly connection: 'sandbox' | 'real' | 'offline' | undefined;
  readonly onRename: (name: string) => void;
  readonly onNew: () => void;
  readonly onOpen: (file: File) => void;
  readonly onSave: () => void;
  readonly onTools: () => void;
}

/** Which workbook this is, and what the program is and is not. */
export function TitleBar(props: TitleBarProps) {
  const styles = useStyles();
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const { connection, busy } = props;
  // What a button has opened gives the keyboard back to it.
  const comesBack = useRestoreFocusTarget();
  const button = (label: string, icon: React.ReactElement, run: () => void) => (
    <Tooltip content={label} relationship="label">
      <Button {...comesBack} appearance="subtle" icon={icon} onClick={run} disabledFocusable={busy !== undefined} />
    </Tooltip>
  );
  return (
    <header className={styles.bar}>
      {props.icon !== undefined && <img className={styles.icon} src={props.icon} alt="" />}
      <Input
        appearance="filled-lighter"
        size="small"
        className={styles.file}
        aria-label={text('workbench.file.name')}
        value={props.fileName}
        onChange={(_event, data) => props.onRename(data.value)}
      />
      {busy === undefined ? (
        <span className={styles.state}>{text(props.unsaved ? 'workbench.file.unsaved' : 'workbench.file.saved')}</span>
      ) : (
        <Spinner size="tiny" label={busy} />
      )}
      <div className={styles.middle}>
        <h1 className={styles.title}>{text('workbench.title')}</h1>
        <span className={styles.notice}>{text('workbench.notice')}</span>
      </div>
      {connection === 'sandbox' && (
        <Tooltip content={text('workbench.sandbox-help')} relationship="description">
          <Badge className={styles.badge} appearance="filled" color="warning" size="large" tabIndex={0}>
            {text('workbench.sandbox')}
          </Badge>
        </Tooltip>
      )}
      {connection === 'offline' && (
        <Badge className={styles.badge} appearance="filled" color="danger" size="large">
          {text('workbench.offline')}
        </Badge>
      )}
      {button(text('workbench.file.new'), <DocumentAddRegular />, props.onNew)}
      {button(text('workbench.file.open'), <FolderOpenRegular />, () => picker.current?.click())}
      {button(text('workbench.file.save'), <SaveRegular />, props.onSave)}
      {button(text('workbench.drawer.open'), <CodeRegular />, props.onTools)}
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={text('workbench.file.open')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) props.onOpen(file);
        }}
      />
    </header>
  );
}
