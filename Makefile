# GNU make.  Everything that is built goes to build/ (or O=…):
#   bin/ programs   share/social-beat/ what is installed beside them
#   test/ test programs   obj/ lib/ in between
#
#   make            programs and data
#   make check      unit tests, command-line cases, man pages, layers
#   make bench      what takes how long, against peers
#   make install    PREFIX=/usr/local DESTDIR=

VERSION = 0.1.0
PREFIX = /usr/local
O = build

CC = gcc
CSTD = -std=gnu11
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings
WERROR =
OPT = -O2 -g
SAN =
PKGS = libcurl jansson libutf8proc libxml-2.0 icu-i18n gumbo sqlite3 \
	libsodium inih libidn2 zlib
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS))
PKG_LIBS := $(shell pkg-config --libs $(PKGS)) -lcsv -lm

CPPFLAGS = -I. -D_GNU_SOURCE $(PKG_CFLAGS)
CFLAGS = $(CSTD) $(OPT) $(WARN) $(WERROR) $(SAN)
LDFLAGS = $(SAN)

LIBSRC := $(wildcard lib/*/*.c)
TOOLSRC := $(wildcard cmd/*.c)
UNITSRC := $(wildcard test/unit/*.c)
# Programs that tests use, one a file: the probe, …
HELPSRC := $(wildcard test/tool/*.c)
# The simulator and the server are programs of several files.
SIMSRC := $(wildcard test/sim/*.c)
NETSRC := $(wildcard test/net/*.c)
FUZZSRC := $(wildcard test/fuzz/*.c)

LIBOBJ := $(LIBSRC:%.c=$(O)/obj/%.o)
TOOL := $(TOOLSRC:cmd/%.c=$(O)/bin/%)
UNIT := $(UNITSRC:test/unit/%.c=$(O)/test/unit/%)
HELP := $(foreach s,$(HELPSRC),$(O)/test/$(basename $(notdir $(s)))) \
	$(O)/test/sim $(O)/test/server
FUZZ := $(FUZZSRC:test/fuzz/%.c=$(O)/test/fuzz/%)
SHARE := $(O)/share/social-beat
DATASRC := $(filter-out lib/data/README.md,$(wildcard lib/data/* lib/data/*/*))
DATA := $(patsubst lib/data/%,$(SHARE)/%,$(DATASRC))
MAN := $(wildcard man/*.[1-9])
SCRIPT := $(wildcard scripts/sb-*)

all: $(TOOL) $(DATA) $(SCRIPT:scripts/%=$(O)/bin/%)

tests: all $(UNIT) $(HELP)

# Fuzz targets need clang: make fuzz CC=clang O=build/fuzz
fuzz: SAN = -fsanitize=fuzzer-no-link,address,undefined
fuzz: $(FUZZ)

$(O)/lib/libsb.a: $(LIBOBJ)
	@mkdir -p $(@D)
	@rm -f $@ && $(AR) rcs $@ $(LIBOBJ)

$(O)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  CC $<"; $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# What every record passes through.
$(O)/obj/lib/io/%.o: OPT = -O3 -g

$(O)/bin/%: $(O)/obj/cmd/%.o $(O)/lib/libsb.a
	@mkdir -p $(@D)
	@echo "  LD $@"; $(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(O)/test/unit/%: $(O)/obj/test/unit/%.o $(O)/lib/libsb.a
	@mkdir -p $(@D)
	@echo "  LD $@"; $(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) -lcmocka

define help-rule
$(O)/test/$(basename $(notdir $(1))): $(O)/obj/$(basename $(1)).o $(O)/lib/libsb.a
	@mkdir -p $$(@D)
	@echo "  LD $$@"; $$(CC) $$(LDFLAGS) -o $$@ $$^ $$(PKG_LIBS) -lpthread
endef
$(foreach s,$(HELPSRC),$(eval $(call help-rule,$(s))))

$(O)/test/sim: $(SIMSRC:%.c=$(O)/obj/%.o) $(O)/lib/libsb.a
	@mkdir -p $(@D)
	@echo "  LD $@"; $(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(O)/test/server: $(NETSRC:%.c=$(O)/obj/%.o) $(O)/lib/libsb.a
	@mkdir -p $(@D)
	@echo "  LD $@"; $(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) -lssl -lcrypto \
		-lz -lpthread

$(O)/test/fuzz/%: $(O)/obj/test/fuzz/%.o $(O)/lib/libsb.a
	@mkdir -p $(@D)
	@echo "  LD $@"; $(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)

$(SHARE)/%: lib/data/%
	@mkdir -p $(@D)
	@if [ -d $< ]; then mkdir -p $@; else cp $< $@; fi

$(O)/bin/sb-%: scripts/sb-%
	@mkdir -p $(@D)
	cp $< $@ && chmod 755 $@

check: tests
	scripts/layers
	O=$(O) prove $(sort $(UNIT)) test/*.t

bench: tests
	for b in test/bench/*.sh; do O=$(O) sh $$b || exit; done

install: all
	mkdir -p $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/social-beat \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(O)/bin/* $(DESTDIR)$(PREFIX)/bin
	cp -R $(SHARE)/. $(DESTDIR)$(PREFIX)/share/social-beat
	for m in $(MAN); do \
		d=$(DESTDIR)$(PREFIX)/share/man/man$${m##*.}; \
		mkdir -p $$d && install -m 644 $$m $$d || exit; \
	done
	for t in $(notdir $(TOOL)); do \
		install -m 644 scripts/completion.bash \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$t || exit; \
	done

clean:
	rm -rf $(O)

-include $(shell find $(O)/obj -name '*.d' 2>/dev/null)

.PHONY: all tests fuzz check bench install clean
.SECONDARY:
