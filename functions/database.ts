import { connect, type Db } from '../store/dynamo.ts';
import { environment } from './environment.ts';

/** The function's table, connected once per cold start. */
export const db: Db = connect(environment().TABLE_NAME);
