/** What browsers and their programs talk to: login, the REST facade, live updates and the console's pages. */
@NullMarked
package dev.trunkline.gateway;

import org.jspecify.annotations.NullMarked;
