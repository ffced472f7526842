import { ApiProblem } from '../../api/client.ts';

/** The code of the refusal of a request; null when it was not refused. */
export async function refusalOf(asked: Promise<unknown>): Promise<ApiProblem['code'] | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (error instanceof ApiProblem) return error.code;
    throw error;
  }
}
