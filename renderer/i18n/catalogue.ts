import enAnswers from './locales/en/answers.json';
import enBoard from './locales/en/board.json';
import enCharts from './locales/en/charts.json';
import enClaims from './locales/en/claims.json';
import enConflicts from './locales/en/conflicts.json';
import enDesign from './locales/en/design.json';
import enDevices from './locales/en/devices.json';
import enEvidence from './locales/en/evidence.json';
import enFilling from './locales/en/filling.json';
import enFindings from './locales/en/findings.json';
import enFrame from './locales/en/frame.json';
import enHandover from './locales/en/handover.json';
import enIndicators from './locales/en/indicators.json';
import enIntake from './locales/en/intake.json';
import enLook from './locales/en/look.json';
import enMatrix from './locales/en/matrix.json';
import enPrinting from './locales/en/printing.json';
import enRules from './locales/en/rules.json';
import enCrosswalk from './locales/en/crosswalk.json';
import enRehearsal from './locales/en/rehearsal.json';
import enQuestionnaires from './locales/en/questionnaires.json';
import enRounds from './locales/en/rounds.json';
import enScores from './locales/en/scores.json';
import enSticks from './locales/en/sticks.json';
import enStability from './locales/en/stability.json';
import enTriangulation from './locales/en/triangulation.json';
import enStart from './locales/en/start.json';
import enSurveys from './locales/en/surveys.json';
import enVisit from './locales/en/visit.json';
import enWorkbook from './locales/en/workbook.json';
import zhAnswers from './locales/zh/answers.json';
import zhBoard from './locales/zh/board.json';
import zhCharts from './locales/zh/charts.json';
import zhClaims from './locales/zh/claims.json';
import zhConflicts from './locales/zh/conflicts.json';
import zhDesign from './locales/zh/design.json';
import zhDevices from './locales/zh/devices.json';
import zhEvidence from './locales/zh/evidence.json';
import zhFilling from './locales/zh/filling.json';
import zhFindings from './locales/zh/findings.json';
import zhFrame from './locales/zh/frame.json';
import zhHandover from './locales/zh/handover.json';
import zhIndicators from './locales/zh/indicators.json';
import zhIntake from './locales/zh/intake.json';
import zhLook from './locales/zh/look.json';
import zhMatrix from './locales/zh/matrix.json';
import zhPrinting from './locales/zh/printing.json';
import zhRules from './locales/zh/rules.json';
import zhCrosswalk from './locales/zh/crosswalk.json';
import zhRehearsal from './locales/zh/rehearsal.json';
import zhQuestionnaires from './locales/zh/questionnaires.json';
import zhRounds from './locales/zh/rounds.json';
import zhScores from './locales/zh/scores.json';
import zhSticks from './locales/zh/sticks.json';
import zhStability from './locales/zh/stability.json';
import zhTriangulation from './locales/zh/triangulation.json';
import zhStart from './locales/zh/start.json';
import zhSurveys from './locales/zh/surveys.json';
import zhVisit from './locales/zh/visit.json';
import zhWorkbook from './locales/zh/workbook.json';

/**
 * Every text of the screens: one file per feature and language. A feature adds one line to each table; the English
 * table must have the same keys, which the type of `CATALOGUE` checks.
 */
export const ZH = {
  frame: zhFrame,
  start: zhStart,
  evidence: zhEvidence,
  filling: zhFilling,
  handover: zhHandover,
  findings: zhFindings,
  answers: zhAnswers,
  look: zhLook,
  matrix: zhMatrix,
  board: zhBoard,
  charts: zhCharts,
  claims: zhClaims,
  conflicts: zhConflicts,
  intake: zhIntake,
  scores: zhScores,
  stability: zhStability,
  triangulation: zhTriangulation,
  sticks: zhSticks,
  printing: zhPrinting,
  design: zhDesign,
  devices: zhDevices,
  indicators: zhIndicators,
  rules: zhRules,
  crosswalk: zhCrosswalk,
  rehearsal: zhRehearsal,
  questionnaires: zhQuestionnaires,
  rounds: zhRounds,
  surveys: zhSurveys,
  visit: zhVisit,
  workbook: zhWorkbook,
};

const EN: typeof ZH = {
  frame: enFrame,
  start: enStart,
  evidence: enEvidence,
  filling: enFilling,
  handover: enHandover,
  findings: enFindings,
  answers: enAnswers,
  look: enLook,
  matrix: enMatrix,
  board: enBoard,
  charts: enCharts,
  claims: enClaims,
  conflicts: enConflicts,
  intake: enIntake,
  scores: enScores,
  stability: enStability,
  triangulation: enTriangulation,
  sticks: enSticks,
  printing: enPrinting,
  design: enDesign,
  devices: enDevices,
  indicators: enIndicators,
  rules: enRules,
  crosswalk: enCrosswalk,
  rehearsal: enRehearsal,
  questionnaires: enQuestionnaires,
  rounds: enRounds,
  surveys: enSurveys,
  visit: enVisit,
  workbook: enWorkbook,
};

export const CATALOGUE = { zh: ZH, en: EN } as const;
