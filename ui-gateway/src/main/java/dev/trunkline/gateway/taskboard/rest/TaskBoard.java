package dev.trunkline.gateway.taskboard.rest;

import dev.trunkline.gateway.service.rest.Asking;
import dev.trunkline.gateway.service.rest.ServiceCalls;
import dev.trunkline.gateway.taskboard.TaskBoardConfig;
import jakarta.inject.Singleton;

/** taskrouter-service. */
@Singleton
public class TaskBoard extends ServiceCalls {
    public TaskBoard(TaskBoardConfig config, Asking asking) {
        super("taskrouter-service", config.url(), config.deadline(), asking);
    }
}
