/** What every REST call passes first: faults on demand, credentials, the record of calls. */
@NullMarked
package dev.trunkline.simulator.gate;

import org.jspecify.annotations.NullMarked;
