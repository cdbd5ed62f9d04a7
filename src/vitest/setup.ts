import { installGlobals } from '../clock/globals.ts';

// A set-up file runs before any test's modules are imported, so a module that keeps `setTimeout` at import keeps ours.
installGlobals();
