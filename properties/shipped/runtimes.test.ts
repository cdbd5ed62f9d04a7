import * as effectModule from 'effect';
import * as effectionModule from 'effection';
import { effect } from '../../src/adapters/effect.ts';
import { effection, effectionRuns } from '../../src/adapters/effection.ts';
import { describeScheduler } from '../../src/vitest/index.ts';

describeScheduler(effection(effectionModule));
describeScheduler(effectionRuns(effectionModule));
describeScheduler(effect(effectModule));
