/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FAULT_VFS_EXIT 9

/* A layer under SQLite that fails when it is told to. */
void  fault_vfs_install       (void);

/* The write, sync, truncation or deletion number @n from now fails with @code, and
 * all after it when @is_sticky; 0 = none. */
void  fault_vfs_arm           (guint       n,
                               int         code,
                               gboolean    is_sticky);

/* The process ends at that call instead, as if it had been killed. */
void  fault_vfs_arm_exit      (guint       n);
guint fault_vfs_get_n_calls   (void);

/* Files of outbox.db to which something was written that a loss of power would take back. */
guint fault_vfs_get_n_dirty   (void);

/* As on a file system over the network. */
void  fault_vfs_set_no_shared_memory (gboolean is_set);

/* As on a disk without room for the file that readers share. */
void  fault_vfs_set_no_room          (gboolean is_set);

G_END_DECLS
