package dev.trunkline.contracts.event;

/** A request that was not sent: another worker may have taken over its entry while this one stood still. */
public final class LeaseLapsedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLapsedException() {
        super(
                "request not sent: this process stood still, or did not reach the database, for so long that another may have taken over");
    }
}
