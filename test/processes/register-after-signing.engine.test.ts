import { expect, test } from 'vitest';
import { changeSetting } from '#domain/settings/change-setting';
import { actingAsSystem } from '../support/factories.ts';
import { STORY, SUPPORT_FORMS, usePlayhouse, WHOLE_LIFE_MS } from '../support/playhouse.ts';

const house = usePlayhouse();

/** A case in a centre that enters families in the register behind their signature. */
async function begin(signature: 'signed' | 'refused') {
  const { play, company } = await house.gather();
  const { centreId } = company.centre;
  await changeSetting(actingAsSystem(house.db), { key: 'registerAfterSigning', centreId, value: true, version: 0 });
  return { play, played: await play.open({ ...STORY, signature }) };
}

test('T-070 by the setting of a centre the register entry follows the signature', { timeout: WHOLE_LIFE_MS }, async () => {
  const { play, played } = await begin('signed');

  await play.work({ leave: ['sign-plan'] });
  const unsigned = await house.readCase(played);
  await play.work({ leave: [...SUPPORT_FORMS, 'inform-family'] });

  expect(unsigned).toMatchObject({ status: 'preparation', register: [] });
  expect(await house.readCase(played)).toMatchObject({ status: 'support', register: [{ removed_on: null }] });
});

test('T-068 T-070 a family that refuses to sign there never stood in the register', { timeout: WHOLE_LIFE_MS }, async () => {
  const { play, played } = await begin('refused');

  await play.work();

  expect(await house.readCase(played)).toMatchObject({
    status: 'closed',
    closing_ground: 'signature-refused',
    register: [],
    running: [],
  });
});
