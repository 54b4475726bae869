import { isMessageKey, locales, translate, type Locale } from '../../src/messages';
import { sheetTexts, tableKeys, tableSchemas } from '../../src/workbook';
import { codeOfLabel, foldLabel } from '../../src/workbook/codec/labels';
import { choiceLists } from '../../src/workbook/sheets/choices';
import { stateFormula, stateTones } from '../../src/workbook/sheets/states';
import { formulaFor } from '../../src/workbook';
import { tones } from '../../src/workbook/schema/condition';
import { rowStates } from '../../src/migration';

const say = (key: string, locale: Locale): string => {
  if (!isMessageKey(key)) throw new Error(`no text ${key}`);
  return translate(key, {}, locale);
};

/** Key, English header and group, as design.md section 2 lists them. */
const migrations = `
customer "Customer" S · product "Current product" S · state "State" R · next "Next step" R · message "Message" R
endDate "Last day" S · daysLeft "Days left" S · atTermEnd "At term end" S · licenses "Licenses" S · assigned "Assigned" S · country "Country" S · segment "Segment" S
include "Include" P · targetPlan "Target plan" P · targetLicenses "Target licenses" P · targetTerm "Target term" P · targetBilling "Target billing" P · newPlans "New service plans" P · retire "Old subscription" P
retireAfter "Retire after days" P · wave "Wave" P · runAt "Run at" P · reference "Reference" P · note "Note" P
check "Check" C · findings "Check details" C · cost "New cost per month" C · costChange "Change per month" C · overlap "Overlap cost" C · currency "Currency" C
purchase "A Purchase" R · reassign "B Reassign" R · retired "C Retire" R · boughtPlan "Bought plan" R · boughtLicenses "Bought licenses" R · newSubscription "New subscription ID" R · order "Order ID" R
undoUntil "Undo until" R · deprovisioned "Deprovisioned on" R · runBy "Run by" R · updated "Updated" R
domain "Domain" S · subscription "Subscription" S · commerce "Commerce" S · sourceStatus "Subscription status" S · autoRenew "Auto-renew" S · term "Term" S · billing "Billing" S · reseller "Reseller ID" S
customerId "Customer ID" K · subscriptionId "Subscription ID" K · stateCode "State code" K · digest "Plan digest" K · checkedPlan "Checked plan" K · runId "Run ID" K
`
  .trim()
  .split(/\n| · /);

describe('the sheets', () => {
  it('Migrations has the columns of the design, in their order', () => {
    const schema = tableSchemas.migrations;
    expect(
      schema.columns.map(({ key, group }) => `${key} "${say(`column.migrations.${key}`, 'en-US')}" ${group}`),
    ).toEqual(migrations);
    expect(schema.columns[schema.frozenColumns - 1]?.key).toBe('message');
  });

  it('hides keys and the outlined source columns, and folds no other', () => {
    for (const column of tableSchemas.migrations.columns) {
      const folded = column.group === 'K' || (column.group === 'S' && column.outlined === true);
      expect([column.key, column.hidden === true]).toEqual([column.key, folded]);
    }
  });

  describe.each(locales)('in %s', (locale) => {
    const texts = sheetTexts(locale);

    it.each(tableKeys)('%s: headers differ from each other, and helps fit into their boxes', (key) => {
      const headers = tableSchemas[key].columns.map((column) => texts.text(`column.${key}.${column.key}`));
      expect(new Set(headers.map(foldLabel)).size).toBe(headers.length);
      for (const column of tableSchemas[key].columns) {
        expect(texts.text(`note.${key}.${column.key}`).length).toBeLessThanOrEqual(225);
      }
      expect(texts.text(`sheet.${key}`)).toMatch(/^[^[\]:*?/\\]{1,31}$/);
    });

    it('labels of a list differ from each other', () => {
      for (const list of Object.values(choiceLists)) {
        const labels = list.codes.map((code) => foldLabel(say(`choice.${list.key}.${code}`, locale)));
        expect(new Set(labels).size).toBe(labels.length);
      }
    });

    it('every label of every list is read as its code', () => {
      for (const list of Object.values(choiceLists)) {
        for (const code of list.codes) {
          expect(codeOfLabel(list, say(`choice.${list.key}.${code}`, locale), locale)).toBe(code);
        }
      }
    });

    it('boxes have titles and texts that Excel takes', () => {
      for (const key of ['refuse.title', 'wrong.title']) expect(say(key, locale).length).toBeLessThanOrEqual(32);
      for (const key of ['refuse.text', 'wrong.choice', 'wrong.plan', 'wrong.instant', 'wrong.country']) {
        expect(say(key, locale).length).toBeLessThanOrEqual(225);
      }
    });
  });

  it('every label that means one thing only is read in every workbook, whatever its language', () => {
    for (const list of Object.values(choiceLists)) {
      const meanings = new Map<string, Set<string>>();
      for (const locale of locales) {
        for (const code of list.codes) {
          const label = foldLabel(say(`choice.${list.key}.${code}`, locale));
          meanings.set(label, (meanings.get(label) ?? new Set()).add(code));
        }
      }
      for (const [label, codes] of meanings) {
        if (codes.size > 1) continue;
        for (const locale of locales) expect(codeOfLabel(list, label, locale)).toBe([...codes][0]);
      }
      // What an agent chooses must mean one thing in all languages together.
      const { offered } = list as { offered?: readonly string[] };
      for (const [label, codes] of meanings) {
        if (offered && [...codes].some((code) => offered.includes(code))) {
          expect([list.key, label, codes.size]).toEqual([list.key, label, 1]);
        }
      }
    }
  });

  it('every state has a tone, and every tone that states have colours exactly those', () => {
    for (const tone of tones) {
      const states = rowStates.filter((state) => stateTones[state] === tone);
      const formula = stateFormula(tone);
      expect(formula === undefined).toBe(states.length === 0);
      for (const state of states) expect(formula).toContain(`"${state}"`);
    }
  });

  it('formulas name columns that are there, and fit into their places', () => {
    for (const key of tableKeys) {
      const { columns, conditions } = tableSchemas[key];
      const places = new Map(columns.map((column, index) => [column.key, index]));
      const lists = columns.flatMap(({ validation }) => (validation?.kind === 'list' ? [validation.source] : []));
      const formulas = columns.flatMap(({ formula }) => formula ?? []);
      for (const template of [...lists, ...formulas, ...conditions.map((condition) => condition.formula)]) {
        expect(formulaFor(template, places, 1_048_576)).not.toContain('#REF!');
      }
      // Excel takes 255 characters where a list is given; the longest row numbers included.
      for (const template of lists) expect(formulaFor(template, places, 1_048_576).length).toBeLessThanOrEqual(255);
    }
  });
});
