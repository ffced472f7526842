/** Questions asked at once; more only wait for the same connections. */
const atOnce = 8;

/** Answers in the order of the questions, with at most eight of them under way at a time. */
export async function inParallel<Question, Answer>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<Answer>,
): Promise<Answer[]> {
  const answers = new Array<Answer>(questions.length);
  const rest = questions.entries();
  const worker = async () => {
    for (const [i, question] of rest) answers[i] = await ask(question);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, worker));
  return answers;
}
