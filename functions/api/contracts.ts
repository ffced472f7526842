import { contracts } from '../../api/routes/contracts.ts';
import { callerOf } from '../caller.ts';
import { amendContract } from '../contracts/amend.ts';
import { draftContract } from '../contracts/draft.ts';
import { editContract, enterContractBank } from '../contracts/edit.ts';
import { listContractGaps } from '../contracts/gaps.ts';
import { putContractInForce, terminateContract } from '../contracts/in-force.ts';
import { moveContract } from '../contracts/move.ts';
import { getContract, getContractHistory, getContractVersion } from '../contracts/read.ts';
import { listContracts } from '../contracts/register.ts';
import { doneContractReminder, listContractReminders } from '../contracts/reminders.ts';
import { changeContractSettings, getContractSettings } from '../contracts/settings.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof contracts> = {
  listContracts,
  listContractGaps,
  listContractReminders,
  doneContractReminder,
  getContractSettings,
  changeContractSettings,
  draftContract,
  getContract,
  getContractVersion,
  getContractHistory,
  editContract,
  enterContractBank,
  submitContract: moveContract('submit', contracts.submitContract.refuses),
  withdrawContract: moveContract('withdraw', contracts.withdrawContract.refuses),
  approveContract: moveContract('approve', contracts.approveContract.refuses),
  rejectContract: moveContract('reject', contracts.rejectContract.refuses),
  sendContract: moveContract('send', contracts.sendContract.refuses),
  callBackContract: moveContract('call-back', contracts.callBackContract.refuses),
  discardContract: moveContract('discard', contracts.discardContract.refuses),
  signContract: moveContract('sign', contracts.signContract.refuses),
  putContractInForce,
  terminateContract,
  amendContract,
};

export const handler = serve(contracts, handlers, callerOf);
