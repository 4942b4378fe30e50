package dev.trunkline.contracts;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTest {

    @Test
    void keepsItsNames() {
        assertThat(Topics.all())
                .containsExactlyInAnyOrder(
                        "trunkline.webhooks.messaging",
                        "trunkline.webhooks.chat",
                        "trunkline.webhooks.conversations",
                        "trunkline.webhooks.proxy",
                        "trunkline.webhooks.taskrouter",
                        "trunkline.webhooks.event-streams",
                        "trunkline.webhooks.voice",
                        "trunkline.webhooks.frontline",
                        "trunkline.webhooks.flex",
                        "trunkline.webhooks.debugger",
                        "trunkline.webhooks.unrouted",
                        "trunkline.updates.conversations",
                        "trunkline.updates.proxy",
                        "trunkline.updates.links",
                        "trunkline.updates.tasks",
                        "trunkline.updates.workers",
                        "trunkline.commands.messaging",
                        "trunkline.commands.proxy",
                        "trunkline.commands.bridge",
                        "trunkline.commands.taskrouter",
                        "trunkline.parked.messaging",
                        "trunkline.parked.proxy",
                        "trunkline.parked.bridge",
                        "trunkline.parked.taskrouter",
                        "trunkline.quarantine");
    }
}
