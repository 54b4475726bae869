export { readSettings, type SettingsOutcome, type SettingsPlace } from './read-settings';
export { settingNames, settings, type LogLevel, type SettingName, type Settings } from './settings';
export { lookAgainAfter, waitPolicy, waits, type WaitName, type WaitPolicy } from './wait-policy';
