package dev.trunkline.gateway.service.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** A body in memory; empty where it is larger than it may be, in which case the rest is not read. */
final class LimitedBody implements BodySubscriber<Optional<byte[]>> {

    private final int limit;
    private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private int size;
    private @Nullable Subscription subscription;

    LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription to) {
        subscription = to;
        to.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> more) {
        if (body.isDone()) {
            return;
        }
        for (var part : more) {
            if (part.remaining() > limit - size) {
                giveUp();
                return;
            }
            size += part.remaining();
            parts.add(part);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        body.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        var whole = ByteBuffer.allocate(size);
        parts.forEach(whole::put);
        body.complete(Optional.of(whole.array()));
    }

    private void giveUp() {
        body.complete(Optional.empty());
        parts.clear();
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
