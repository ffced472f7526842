import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { serviceAccountOf, type ServiceAccount } from './service-account.ts';
import { Unwritten } from './unwritten.ts';

/** The client of Secrets Manager. */
export const secrets = new SecretsManagerClient({});

/** Reads the key of the service account; throws `Unwritten` where the secret holds none. */
export async function readKey(secretName: string): Promise<ServiceAccount> {
  try {
    const command = new GetSecretValueCommand({ SecretId: secretName });
    const { SecretString: text = '' } = await secrets.send(command);
    return serviceAccountOf(text);
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw new Unwritten('key-unreadable', error);
    throw error;
  }
}
