/** What every service owes, as tests to inherit: a service's own test names the service and nothing else. */
@NullMarked
package dev.trunkline.embedded.service;

import org.jspecify.annotations.NullMarked;
