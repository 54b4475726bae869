import fc from 'fast-check';
import { propertyOf, withProperty } from '../../../src/partner-center';
import { resource } from '../../../src/partner-center/wire/resource';
import { word } from '../../../src/partner-center/wire/scalar';

/** A name in a random mixture of cases. */
const anyCase = (name: string) =>
  fc.array(fc.boolean(), { minLength: name.length, maxLength: name.length }).map((ups) =>
    Array.from(name)
      .map((letter, at) => (ups[at] === true ? letter.toUpperCase() : letter))
      .join(''),
  );

describe('a property of a resource', () => {
  it('is found in whatever case its name comes', () => {
    fc.assert(
      fc.property(anyCase('autorenewenabled'), fc.integer(), (name, value) => {
        expect(propertyOf({ other: 0, [name]: value }, 'autoRenewEnabled')).toBe(value);
      }),
    );
  });

  it('is taken in the exact spelling where both are there, in either order', () => {
    const schema = resource({ status: word });
    expect(schema.parse({ Status: 'old', status: 'new' })).toEqual({ status: 'new' });
    expect(schema.parse({ status: 'new', Status: 'old' })).toEqual({ status: 'new' });
  });

  it('is replaced under the name that the resource uses, everything else left as it was', () => {
    fc.assert(
      fc.property(
        anyCase('status'),
        fc.dictionary(
          fc.string().filter((name) => name.toLowerCase() !== 'status'),
          fc.jsonValue(),
        ),
        (name, others) => {
          const before = { ...others, [name]: 'active' };
          const after = withProperty<unknown>(before, 'status', 'suspended');
          expect(after).toEqual({ ...others, [name]: 'suspended' });
          expect(Object.keys(after)).toEqual(Object.keys(before));
        },
      ),
    );
  });

  it('does not stay behind under a second spelling', () => {
    expect(withProperty<unknown>({ Status: 'a', STATUS: 'b', id: 1 }, 'status', 'c')).toEqual({ Status: 'c', id: 1 });
  });

  it('is added where the resource does not have it', () => {
    expect(withProperty<unknown>({ Id: 1 }, 'scheduledActions', [])).toEqual({ Id: 1, scheduledActions: [] });
  });
});
