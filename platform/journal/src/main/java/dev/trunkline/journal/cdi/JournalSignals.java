package dev.trunkline.journal.cdi;

import dev.trunkline.journal.engine.Signal;
import jakarta.inject.Singleton;

/** Wake the engine and the outbox publisher of this process as soon as there is work. */
@Singleton
class JournalSignals {
    final Signal entries = new Signal();
    final Signal outbox = new Signal();
}
