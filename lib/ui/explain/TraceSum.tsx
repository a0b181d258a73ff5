import type { UiLanguage } from '../../i18n/translate.ts';
import type { Trace } from '../../schema/trace.ts';
import { groupName, points, wordsOf } from './format.ts';

/** The sum behind the score: groups, what is taken off, and where the levels begin. */
export function TraceSum({ trace, language }: { trace: Trace; language: UiLanguage }) {
  const { t, common } = wordsOf(language);
  const { groups, sum, thresholds } = trace;
  // More than the groups hold that may be lowered is not taken off.
  const relief = Math.min(sum.relief, sum.soft);
  return (
    <section>
      <h3 class="r-heading">{t('sum')}</h3>
      <table class="r-sum">
        <thead>
          <tr>
            <th scope="col">{t('sum.group')}</th>
            <th scope="col" class="r-number">
              {t('sum.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, points: of, firm }) => {
            const name = groupName(group, language);
            return (
              <tr key={group}>
                <th scope="row">{firm ? t('sum.firm', { group: name }) : name}</th>
                <td class="r-number">{points(of, language)}</td>
              </tr>
            );
          })}
          {relief > 0 ? (
            <tr>
              <th scope="row">{t('sum.relief')}</th>
              <td class="r-number">−{points(relief, language)}</td>
            </tr>
          ) : null}
          {sum.doubt > 0 ? (
            <tr>
              <th scope="row">{t('sum.doubt')}</th>
              <td class="r-number">−{points(sum.doubt, language)}</td>
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('sum.total')}</th>
            <td class="r-number">{points(sum.score, language)}</td>
          </tr>
        </tfoot>
      </table>
      <p>
        {t('thresholds', {
          checkLevel: common('level.check'),
          check: points(thresholds.check, language),
          dangerLevel: common('level.danger'),
          danger: points(thresholds.danger, language),
        })}
      </p>
      <p class="r-soft">{t('sum.hint')}</p>
    </section>
  );
}
