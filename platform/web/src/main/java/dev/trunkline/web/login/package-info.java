/** What a login says of the person who asks. */
@NullMarked
package dev.trunkline.web.login;

import org.jspecify.annotations.NullMarked;
