package dev.trunkline.ingress.spool;

/** The spool has reached its size limit and takes nothing until it is drained. */
public final class SpoolFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SpoolFullException(long bytes, long limit) {
        super("spool: " + bytes + " more bytes do not fit (limit: " + limit
                + " bytes); bring Kafka back or raise trunkline.ingress.spool.max-bytes");
    }
}
