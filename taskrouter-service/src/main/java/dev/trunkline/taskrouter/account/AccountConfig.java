package dev.trunkline.taskrouter.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Which accounts TaskRouter serves, and their workspaces. */
@ConfigMapping(prefix = "trunkline.taskrouter")
public interface AccountConfig {

    /** Name of the account that leads: its offers are accepted by themselves and given back. */
    @WithDefault("flex")
    String account();

    /** The workspace ({@code WS...}) of each account by the account's name. */
    Map<String, String> workspaces();
}
