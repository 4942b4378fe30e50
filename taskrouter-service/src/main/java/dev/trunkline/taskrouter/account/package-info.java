/** Our accounts and their workspaces. */
@NullMarked
package dev.trunkline.taskrouter.account;

import org.jspecify.annotations.NullMarked;
