package dev.trunkline.taskrouter.account;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Which accounts TaskRouter serves, and their workspaces. */
@ConfigMapping(prefix = "trunkline.taskrouter")
public interface AccountConfig {

    /** The workspace ({@code WS...}) of each account by the account's name. */
    Map<String, String> workspaces();
}
