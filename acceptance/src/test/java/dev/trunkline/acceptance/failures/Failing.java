package dev.trunkline.acceptance.failures;

import dev.trunkline.acceptance.failures.Nemesis.Planned;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What can be made to fail, and how it is seen that it works again. */
interface Failing<T extends Enum<T>> {

    /** Returns when the system works again; the answer is when the cause was gone. */
    Instant strike(Planned<T> fault) throws InterruptedException;

    /** @return whether all that was promised until this call has been kept */
    BooleanSupplier promised();
}
