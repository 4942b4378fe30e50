package dev.trunkline.bridge.link.transaction;

import dev.trunkline.bridge.link.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** JTA transactions. */
@ApplicationScoped
class QuarkusTransactions implements Transactions {
    @Override
    public <T> T call(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
